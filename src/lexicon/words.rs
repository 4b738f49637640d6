//! Closed classes and the commonest words of the open ones.

use super::Facts;

/// Nouns, and adjectives beside them, that end as adverbs do.
pub(super) const NOUNS_IN_LY: &[&str] = &[
    "ally",
    "anomaly",
    "assembly",
    "belly",
    "bully",
    "butterfly",
    "elderly",
    "family",
    "fly",
    "homily",
    "jelly",
    "july",
    "lily",
    "melancholy",
    "monopoly",
    "quarterly",
    "rally",
    "reply",
    "supply",
    "tally",
    "weekly",
];

/// Each list's words get its flag.
pub(super) const LISTS: &[(Facts, &str)] = &[
    (
        Facts::ABBREVIATION,
        "mr mrs ms dr prof sen sens rep reps gov govs gen lt col maj capt cmdr sgt cpl adm rev fr hon st mt jr sr \
         messrs inc corp co ltd llc bros dept est vs no nos jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed \
         thu fri sat sun ave blvd rd calif fla mass mich minn miss pa tenn tex va wash wis ariz ark colo conn del ga ill ind kan ky la md \
         mo mont neb nev okla ore vt wyo al atty asst assn supt msgr pres sec treas spc pfc amb det ph approx fig pp vol ed eds",
    ),
    (
        Facts::TITLE,
        "mr mrs ms miss mx dr prof professor sen sens senator senators rep reps representative congressman congresswoman \
         gov govs governor president vice lord lady sir dame baroness king queen prince princess pope cardinal bishop \
         archbishop rabbi imam father sister brother msgr monsignor abbot abbess rev reverend pastor gen general lt lieutenant col colonel maj major capt \
         captain cmdr commander sgt sergeant adm admiral judge justice chancellor mayor minister premier chairman chairwoman \
         secretary ambassador speaker councilman councilwoman councillor councilmember alderman sheriff detective officer \
         attorney chief inspector superintendent coach herr frau monsieur madame señor señora st messrs fr hon deputy",
    ),
    (
        Facts::OPENER,
        "the a an he she they it we i you this that these those there in on at for from with by as but and or so yet if when \
         while after before since because although though however meanwhile still then now his her their its our my your \
         what who why how where which some many most several all both each every no not even once also according to \
         earlier later last next another other one two three about under over during until despite",
    ),
    (
        Facts::PRONOUN,
        "he she they it i we you who him them himself herself themselves",
    ),
    (
        Facts::DETERMINER,
        "the a an his her their its my our your this that these those some many most several another other one two three \
         four five six seven eight nine ten few both all each every no any such various multiple dozens hundreds thousands",
    ),
    (
        Facts::AUXILIARY,
        "has have had having will would could can may might must should did does do is are was were been being be not \
         never hasn't haven't hadn't won't wouldn't couldn't can't cannot didn't doesn't don't isn't aren't wasn't weren't 's",
    ),
    (
        Facts::PREPOSITION,
        "of in at for on to from with by about under over against between among during after before through into toward \
         towards across within without near behind beyond via per upon alongside amid outside inside since until despite \
         including like as than around following concerning regarding",
    ),
    (
        Facts::CONJUNCTION,
        "and but or nor so yet because while when where if although though whereas whether unless that which who whose whom \
         what why how once",
    ),
    (
        Facts::DATE,
        "january february march april may june july august september october november december jan feb mar apr jun jul aug \
         sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight \
         mon tue tues wed thu thurs fri sat sun",
    ),
    (
        Facts::ADVERB,
        "also later then now still further recently reportedly repeatedly previously often always never once again earlier \
         first only just even initially quickly publicly privately openly simply famously bluntly flatly angrily quietly \
         candidly clearly specifically explicitly strongly firmly reluctantly ultimately eventually finally immediately \
         separately similarly consistently correctly wrongly falsely proudly sarcastically jokingly basically actually \
         really already long soon sometimes rarely frequently occasionally apparently allegedly broadly essentially \
         effectively vehemently sharply briefly at least both too as well instead accurately ominously wryly cheerfully \
         directly subsequently formally officially confidently frankly therefore thus however moreover nonetheless \
         nevertheless meanwhile tearfully gravely calmly loudly softly solemnly half",
    ),
    (
        Facts::VERB,
        "is are was were am be been being has have had do does did will would can could may might must should shall get gets \
         got gotten go goes went gone come comes came make makes made take takes took taken give gives gave given keep \
         keeps kept let lets put puts set sets seem seems seemed appear appears appeared become becomes became look looks \
         looked work works worked live lives lived run runs ran win wins won lose loses lost led meet meets met \
         leave leaves left bring brings brought buy buys bought send sends sent spend spends spent stand stands stood sit \
         sits sat fall falls fell hold holds held pay pays paid use uses used need needs needed try tries tried help helps \
         helped turn turns turned start starts started stop stops stopped play plays played move moves moved face faces \
         faced serve serves served join joins joined die dies died remain remains remained follow follows followed \
         include includes included build builds built receive receives received grow grows grew happen happens happened \
         cost costs provide provides provided raise raises raised fight fights fought attend attended visit visits visited \
         arrive arrived return returned launch launched sign signed pass passed vote voted kill killed arrest arrested \
         charge charged hit struck push pushed pull pulled hired fired named elected appointed nominated drew draws \
         draw spoke speaks teach teaches taught study studies studied directs directed hopes oversees \
         oversaw founded owns owned runs manages managed represents represented",
    ),
    (
        Facts::GROUP,
        "experts officials analysts critics supporters opponents residents witnesses sources people scientists researchers \
         economists lawmakers republicans democrats leaders voters aides advisers advisors observers activists advocates \
         authorities police prosecutors lawyers doctors investigators organizers protesters neighbors neighbours relatives \
         parents students teachers workers employees executives investors traders diplomats politicians historians \
         reporters journalists lawmakers senators governors ministers spokespeople others friends colleagues members \
         academics campaigners scholars specialists fans players americans conservatives liberals progressives users \
         customers families survivors victims veterans nurses farmers strategists pundits commentators regulators allies \
         donors delegates operatives staffers attorneys judges pollsters insiders skeptics sceptics locals villagers both",
    ),
    (
        Facts::DOCUMENT,
        "report reports statement study studies survey poll polls memo letter lawsuit complaint indictment filing filings \
         document documents records data transcript email emails article book paper analysis review release post tweet \
         message editorial column affidavit ruling order bill law website site figures statistics census research audit \
         decree edict communiqué petition manifesto speech ad story stories research findings dossier magazine newspaper op-ed blog estimate estimates",
    ),
    (
        Facts::WORK,
        "book novel novella memoir autobiography biography song anthem single album track record film movie documentary show \
         series serial play musical poem essay painting sculpture podcast programme program exhibition exhibit game hit ballad \
         sitcom episode thesis tune hymn opera ballet symphony sequel prequel trilogy comedy drama thriller magazine newspaper \
         blog column report paper article editorial op-ed lecture headline installation photograph mural tour bestseller \
         miniseries soap manual guide pamphlet booklet brochure novelette lullaby carol",
    ),
    (
        Facts::BODY,
        "company firm ministry department agency campaign administration government university college institute council \
         committee commission party union association organization organisation group bank court office team board authority \
         bureau center centre foundation church school hospital police army military embassy senate house congress \
         parliament network newspaper club league federation society trust fund coalition alliance corporation court service \
         watchdog charity nonprofit startup airline retailer carmaker network times post journal news press",
    ),
    (
        Facts::ROLE,
        "spokesman spokeswoman spokesperson spokesmen senator governor president minister secretary director manager \
         professor analyst economist lawyer attorney official officer chief chairman chairwoman chair leader adviser advisor \
         aide strategist consultant researcher scientist historian author writer reporter editor host anchor candidate \
         nominee congressman congresswoman representative mayor judge justice prosecutor sheriff detective commissioner \
         ambassador diplomat executive founder co-founder owner partner investor trader banker engineer doctor nurse \
         physician surgeon teacher principal student resident neighbor neighbour activist advocate organizer expert \
         fellow scholar lecturer dean coach player actor actress singer artist farmer driver worker employee pastor priest \
         bishop rabbi imam veteran general colonel captain sergeant soldier pilot pollster delegate donor supporter \
         critic billionaire businessman businesswoman entrepreneur developer designer architect psychologist therapist \
         psychiatrist epidemiologist biologist physicist chemist astronomer climatologist criminologist sociologist \
         politician lawmaker legislator councilman councilwoman councillor mp treasurer auditor whistleblower witness \
         victim survivor mother father son daughter wife husband brother sister friend colleague boss ceo cfo cto coo \
         premier chancellor king queen prince princess pope operative staffer insider source contestant columnist blogger \
         commentator pundit moderator correspondent journalist photographer producer filmmaker novelist poet critic chef \
         mogul magnate developer man woman boy girl teenager curator librarian superintendent administrator coordinator \
         specialist technician instructor trainer counselor negotiator envoy regulator inspector investigator agent guard \
         volunteer campaigner veterinarian ranger firefighter paramedic midwife pharmacist dentist undersecretary deputy",
    ),
];
