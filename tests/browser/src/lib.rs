//! Whence in real browsers: a server on loopback, a session with the packed
//! extension installed, and ways to see what it shows.
#![deny(missing_docs)]

mod driver;
mod panel;
mod serve;
mod session;
mod status;
mod view;

pub use driver::Browser;
pub use panel::Panel;
pub use serve::{Page, Server};
pub use session::{Look, Session};
pub use status::{State, Status};
pub use view::{ALT, ENTER, ESCAPE, Mark, SHIFT, Told};
