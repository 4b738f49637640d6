//! Countries and their people: "the Dane" is from Denmark.

/// A country, its people, and what is of it: one noun for a person, or several, and
/// the adjective.
const PEOPLES: &str = "afghanistan afghan; albania albanian; algeria algerian; america american; argentina argentine argentinian; \
    armenia armenian; australia australian; austria austrian; belarus belarusian; belgium belgian; bolivia bolivian; \
    bosnia bosnian; brazil brazilian; britain briton british; bulgaria bulgarian; cambodia cambodian; cameroon cameroonian; \
    canada canadian; chile chilean; china chinese; colombia colombian; croatia croat croatian; cuba cuban; cyprus cypriot; \
    czechia czech; denmark dane danish; ecuador ecuadorean ecuadorian; egypt egyptian; england englishman englishwoman english; \
    eritrea eritrean; estonia estonian; ethiopia ethiopian; finland finn finnish; france frenchman frenchwoman french; \
    gambia gambian; georgia georgian; germany german; ghana ghanaian; greece greek; haiti haitian; hungary hungarian; \
    iceland icelander icelandic; india indian; indonesia indonesian; iran iranian; iraq iraqi; \
    ireland irishman irishwoman irish; israel israeli; italy italian; jamaica jamaican; japan japanese; jordan jordanian; \
    kazakhstan kazakh; kenya kenyan; korea korean; latvia latvian; lebanon lebanese; liberia liberian; libya libyan; \
    lithuania lithuanian; malaysia malaysian; mali malian; malta maltese; mexico mexican; moldova moldovan; mongolia mongolian; \
    morocco moroccan; namibia namibian; nepal nepali nepalese; netherlands dutchman dutchwoman dutch; nigeria nigerian; \
    norway norwegian; pakistan pakistani; panama panamanian; paraguay paraguayan; peru peruvian; \
    philippines filipino filipina; poland pole polish; portugal portuguese; romania romanian; russia russian; rwanda rwandan; \
    scotland scot scotsman scotswoman scottish; senegal senegalese; serbia serb serbian; slovakia slovak; \
    slovenia slovene slovenian; somalia somali; spain spaniard spanish; sudan sudanese; sweden swede swedish; \
    switzerland swiss; syria syrian; taiwan taiwanese; tanzania tanzanian; thailand thai; tunisia tunisian; \
    turkey turk turkish; uganda ugandan; ukraine ukrainian; uruguay uruguayan; venezuela venezuelan; vietnam vietnamese; \
    wales welshman welshwoman welsh; yemen yemeni; zambia zambian; zimbabwe zimbabwean";

/// The words for a country and its people, the country first, of which the lower-case
/// `word` is one.
pub fn people(word: &str) -> Option<impl Iterator<Item = &'static str>> {
    let of = |people: &'static str| people.trim().split(' ');
    PEOPLES
        .split(';')
        .find(|people| of(people).any(|it| it == word))
        .map(of)
}

/// Whether the lower-case `word` is for one of a people.
pub fn is_one_of_a_people(word: &str) -> bool {
    people(word).is_some_and(|mut words| words.next() != Some(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_know_their_people() {
        for (word, country) in [
            ("dane", Some("denmark")),
            ("kenyan", Some("kenya")),
            ("norway", Some("norway")),
            ("zealot", None),
        ] {
            assert_eq!(people(word).and_then(|mut it| it.next()), country, "{word}");
        }
        assert!(is_one_of_a_people("swede"));
        assert!(!is_one_of_a_people("sweden"));
    }
}
