//! The labels: outside, or the beginning or inside of a name of one of five types.

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Type {
    /// A place in the sense of this crate.
    Place = 0,
    /// A building, a street, a facility.
    Facility = 1,
    /// A person.
    Person = 2,
    /// An organisation, team, company, newspaper.
    Organisation = 3,
    /// A work, an event, a brand, a ship.
    Other = 4,
}

impl Type {
    /// All types.
    pub const ALL: [Type; 5] = [Type::Place, Type::Facility, Type::Person, Type::Organisation, Type::Other];
}

/// A label of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Label(u8);

/// How many labels there are.
pub const LABELS: usize = 1 + 2 * Type::ALL.len();

impl Label {
    /// No name.
    pub const OUT: Label = Label(0);

    /// The first token of a name.
    #[must_use]
    pub const fn begin(kind: Type) -> Self {
        Self(1 + 2 * kind as u8)
    }

    /// A later token of a name.
    #[must_use]
    pub const fn inside(kind: Type) -> Self {
        Self(2 + 2 * kind as u8)
    }

    /// The label of a number below [`LABELS`].
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        Self(u8::try_from(index.min(LABELS - 1)).unwrap_or(0))
    }

    /// Its number.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The type of the name, `None` outside.
    #[must_use]
    pub fn kind(self) -> Option<Type> {
        Type::ALL.get((self.index().checked_sub(1)?) / 2).copied()
    }

    /// Whether it begins a name.
    #[must_use]
    pub const fn begins(self) -> bool {
        self.0 % 2 == 1
    }

    /// Whether `self` may follow `before`: the inside of a name follows its beginning or inside.
    #[must_use]
    pub fn may_follow(self, before: Option<Label>) -> bool {
        self.0 == 0 || self.begins() || before.is_some_and(|b| b.0 != 0 && b.kind() == self.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inside_of_a_name_follows_only_the_same_type() {
        let (begin, inside) = (Label::begin(Type::Person), Label::inside(Type::Person));
        assert!(inside.may_follow(Some(begin)) && inside.may_follow(Some(inside)));
        assert!(!inside.may_follow(Some(Label::begin(Type::Place))));
        assert!(!inside.may_follow(None) && !inside.may_follow(Some(Label::OUT)));
        assert!(begin.may_follow(None) && Label::OUT.may_follow(Some(inside)));
    }

    #[test]
    fn labels_know_their_type() {
        for kind in Type::ALL {
            assert_eq!(Label::begin(kind).kind(), Some(kind));
            assert_eq!(Label::inside(kind).kind(), Some(kind));
            assert!(Label::begin(kind).begins() && !Label::inside(kind).begins());
        }
        assert_eq!(Label::OUT.kind(), None);
    }
}
