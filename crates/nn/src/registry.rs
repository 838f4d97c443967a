//! The `registry!` macro: a closed family of things a person can choose from, listed once.
//! What a member is lives in its own file; menus, links and tests iterate `ALL`.

/// Declares a family: a `Copy` enum whose members each carry a constant of one `Spec` type.
///
/// The spec type needs an `id: &'static str` field; the first member is the default.
#[macro_export]
macro_rules! registry {
    ($(#[$meta:meta])* pub enum $name:ident: $spec:ty {
        $first:ident = $first_spec:expr $(, $member:ident = $member_spec:expr)* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            #[doc = stringify!($first)]
            #[default]
            $first,
            $(
                #[doc = stringify!($member)]
                $member,
            )*
        }

        impl $name {
            /// Every member, in the order people see them.
            pub const ALL: &'static [Self] = &[Self::$first $(, Self::$member)*];

            /// What this member is and does.
            // Inlining would instantiate the loops that the constant points to in the calling crate,
            // which is compiled for size.
            #[inline(never)]
            pub fn spec(self) -> &'static $spec {
                match self {
                    Self::$first => {
                        const SPEC: &$spec = &$first_spec;
                        SPEC
                    }
                    $(Self::$member => {
                        const SPEC: &$spec = &$member_spec;
                        SPEC
                    })*
                }
            }

            /// The stable name of this member in links and files.
            pub fn id(self) -> &'static str {
                self.spec().id
            }

            /// The member with this name, compared letter by letter.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.id() == id)
            }
        }
    };
}
