//! The entry point of the page. All other code is in the library, so that browser tests can mount the page too.

fn main() {
    web::start();
}
