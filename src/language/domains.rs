//! The domains that a web host lies in, as tables list them.

/// `host` and the domains above it, down to the last that has a dot: "eu.oanow.com", "oanow.com".
pub fn of_host(host: &str) -> impl Iterator<Item = &str> {
    let dots = host.match_indices('.').map(|(at, _)| &host[at + 1..]);
    // A name without a dot is no domain.
    std::iter::once(host).chain(dots).filter(|domain| domain.contains('.'))
}
