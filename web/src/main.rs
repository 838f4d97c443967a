//! The page's entry: everything is in the library, so that browser tests can mount it too.

fn main() {
    web::start();
}
