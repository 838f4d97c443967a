//! The page's controls: buttons, dials, sliders, cards, sheets and the like. They use Leptos and the browser,
//! and know nothing about neural networks; all texts are passed as props, and all styles are in
//! `style/widgets/` with the prefix `w-`.

#![allow(unreachable_pub, reason = "#[component] makes public builders of private components")]

mod button;
mod card;
mod choice;
mod dial;
mod dialog;
mod field;
mod formula;
mod help;
mod icon;
mod ids;
mod listen;
mod number;
mod number_field;
mod play_button;
mod popover;
mod segmented;
mod select;
mod sheet;
mod slider;
mod stepper;
mod tabs;
mod toast;
mod toggle;

pub use button::{Button, IconButton};
pub use card::Card;
pub use choice::Choice;
pub use dial::{Dial, NumberEntry};
pub use dialog::Dialog;
pub use field::Field;
pub use formula::{Formula, closing_sign};
pub use help::Help;
pub use icon::{Icon, IconName};
pub use listen::listen;
pub use number::{format_number, parse_number};
pub use number_field::NumberField;
pub use play_button::PlayButton;
pub use popover::{Align, Popover, Side};
pub use segmented::Segmented;
pub use select::Select;
pub use sheet::Sheet;
pub use slider::Slider;
pub use stepper::Stepper;
pub use tabs::Tabs;
pub use toast::{ToastHost, Toasts};
pub use toggle::Toggle;
