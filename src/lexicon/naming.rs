//! What a word is to a name: a given name, a surname, a place, the head of an
//! organization's name, a role.
//!
//! Given names and surnames: the 1990 US Census lists (public domain) and the
//! locales of `faker` (MIT), written by `cargo xtask lexicon`.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::table;

/// What the tables say of one word: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Naming(u32);

impl Naming {
    /// A man's given name.
    pub const MALE: Naming = Naming(1);
    /// A woman's given name.
    pub const FEMALE: Naming = Naming(1 << 1);
    /// A surname.
    pub const SURNAME: Naming = Naming(1 << 2);
    /// A people, a party, a creed: "Russian", "Republican".
    pub const DEMONYM: Naming = Naming(1 << 3);
    /// The head of an organization's name: "University", "Council".
    pub const HEAD: Naming = Naming(1 << 4);
    /// A head that is a surname as often: "Church", "House".
    pub const WEAK_HEAD: Naming = Naming(1 << 5);
    /// Inside a personal name: "de", "van", "bin".
    pub const PARTICLE: Naming = Naming(1 << 6);
    /// After a personal name: "Jr.", "III".
    pub const SUFFIX: Naming = Naming(1 << 7);
    /// A courtesy before a name that is no role: "Mr", "Dr".
    pub const COURTESY: Naming = Naming(1 << 8);
    /// A noun for what a person is: "senator", "nurse", "mother", "Sen.".
    pub const ROLE: Naming = Naming(1 << 9);
    /// A role that is held for a place: "mayor", "Sen.".
    pub const OFFICE: Naming = Naming(1 << 10);
    /// A role beside another person: "mother", "lawyer".
    pub const KIN: Naming = Naming(1 << 11);
    /// Before a role noun, part of the role: "senior", "former", "vice".
    pub const MODIFIER: Naming = Naming(1 << 12);
    /// Said of a man: "Mr", "spokesman", "father", "he".
    pub const MAN: Naming = Naming(1 << 13);
    /// Said of a woman: "Ms", "actress", "she".
    pub const WOMAN: Naming = Naming(1 << 14);
    /// The head of a place's name: "County", "Valley".
    pub const GEOGRAPHY: Naming = Naming(1 << 16);
    /// Speaks for another: "spokesman", "spokesperson".
    pub const SPOKESPERSON: Naming = Naming(1 << 15);

    /// A family name of a language where it stands first: "Kim", "Wang".
    pub const FAMILY_FIRST: Naming = Naming(1 << 17);

    /// Whether a flag of `other` is set.
    pub fn any(self, other: Naming) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether this is a given name.
    pub fn is_given(self) -> bool {
        self.any(Naming::MALE | Naming::FEMALE)
    }
}

impl std::ops::BitOr for Naming {
    type Output = Naming;

    fn bitor(self, other: Naming) -> Naming {
        Naming(self.0 | other.0)
    }
}

const NAMES: &str = include_str!("names.txt");
const PLACES: &str = include_str!("places.txt");
const DEMONYMS: &str = include_str!("demonyms.txt");
const ORGANIZATIONS: &str = include_str!("organizations.txt");

const LISTS: &[(Naming, &str)] = &[
    (
        Naming::HEAD,
        "university college institute institution council committee subcommittee commission ministry department dept agency \
         administration association foundation center centre party union bank corporation corp inc co company llc ltd plc \
         group holdings partners capital securities court congress senate parliament office bureau board authority service \
         services hospital library news times journal tribune herald gazette observer telegraph magazine network \
         television radio broadcasting club league federation society trust fund coalition alliance campaign navy army force \
         forces corps police team organization organisation initiative project forum academy laboratory laboratories systems \
         technologies software motors airlines airways energy petroleum pharmaceuticals bancorp insurance healthcare studios \
         pictures entertainment records chamber caucus conference assembly exchange reserve treasury embassy nation tribe \
         brigade battalion regiment squadron consortium confederation cooperative secretariat directorate ensemble orchestra \
         symphony theater theatre gallery archives registry studies affairs industries enterprises lines wardens inspectorate guild states movement international associates \
         consulting consultants advisors advisers analytics economics research solutions brothers & logistics rail railway \
         railways airport port transit transport clinic ngo watchdog advocates lawyers employees teachers workers nurses \
         scouts veterans division unit newspaper post clearinghouse taskforce partnership courier chronicle examiner inquirer",
    ),
    (
        Naming::WEAK_HEAD,
        "church house school museum guard fire hall lodge temple field post star sun globe bell court marsh bank chase \
         park parks day water appliances ports foods stores hotels chemicals brewery breweries ferries supermarkets \
         outfitters aerospace shipping semiconductors utilities haulage",
    ),
    (
        Naming::PARTICLE,
        "de del della der den di da dos das du la le el al bin bint ibn ben van von vander ter ten zu zum af av y e o st",
    ),
    (Naming::SUFFIX, "jr sr ii iii iv"),
    (
        Naming::COURTESY,
        "mr mrs ms miss mx dr messrs mssrs sir dame lord lady madame monsieur mme herr frau señor señora hon doctor \
         hajiya hajia alhaji aling mang bapak datuk datin puan encik shri smt kumari mzee ustad ustaz maulana hajah khun",
    ),
    (
        Naming::MAN,
        "mr messrs sir lord monsieur herr señor spokesman congressman chairman businessman councilman assemblyman salesman \
         fireman policeman father dad son brother husband uncle nephew grandfather grandson widower boyfriend king prince \
         actor man boy gentleman he him his himself father-in-law son-in-law brother-in-law stepfather stepson sportsman \
         cameraman frontman anchorman msgr monsignor abbot friar clergyman selectman alderman freshman pope monk waiter",
    ),
    (
        Naming::WOMAN,
        "mrs ms miss dame lady madame mme frau señora spokeswoman congresswoman chairwoman businesswoman councilwoman \
         assemblywoman saleswoman policewoman mother mom mum daughter sister wife aunt niece grandmother granddaughter widow \
         girlfriend queen princess actress woman girl waitress nun she her hers herself mother-in-law daughter-in-law \
         sister-in-law stepmother stepdaughter sportswoman anchorwoman abbess prioress heroine hostess duchess first-lady",
    ),
    (
        Naming::OFFICE,
        "sen sens senator rep reps representative gov governor mayor sheriff del delegate assemblyman assemblywoman \
         councilman councilwoman councillor cllr councilmember alderman attorney-general premier chancellor president minister \
         secretary treasurer commissioner superintendent supt judge justice prosecutor congressman \
         congresswoman lawmaker legislator leader king queen prime coroner comptroller bishop archbishop chief",
    ),
    (
        Naming::ROLE,
        "sen sens rep reps gov cllr lt gen col maj capt cmdr sgt cpl adm rev fr prof pres del atty asst supt spc pfc pvt \
         senator representative governor president minister secretary director manager professor analyst economist lawyer \
         attorney official officer chief chairman chairwoman chairperson chair leader adviser advisor aide strategist \
         consultant researcher scientist historian author writer reporter editor host co-host anchor candidate nominee \
         congressman congresswoman mayor vice-mayor judge justice prosecutor sheriff detective commissioner ambassador \
         diplomat executive founder co-founder cofounder owner co-owner partner investor trader banker engineer doctor nurse \
         physician surgeon teacher principal student resident neighbor neighbour activist advocate organizer organiser expert \
         fellow scholar lecturer dean coach player actor actress singer artist farmer driver worker employee pastor priest \
         bishop archbishop cardinal pope rabbi imam nun monk veteran general colonel captain lieutenant sergeant major admiral \
         commander soldier pilot co-pilot pollster delegate donor supporter critic billionaire millionaire businessman \
         businesswoman entrepreneur developer designer architect psychologist therapist psychiatrist epidemiologist \
         biologist physicist chemist astronomer climatologist criminologist sociologist politician lawmaker legislator \
         parliamentarian councilman councilwoman councillor councilmember alderman assemblyman assemblywoman mp mep msp \
         treasurer auditor whistleblower witness victim survivor mother mom mum father dad son daughter wife husband brother \
         sister uncle aunt nephew niece cousin grandfather grandmother grandson granddaughter widow widower fiancé fiancée \
         girlfriend boyfriend parent friend colleague boss ceo cfo cto coo cio cmo premier chancellor king queen prince \
         princess emperor sultan emir sheikh operative staffer insider contestant columnist blogger commentator pundit \
         moderator correspondent journalist photographer producer co-producer filmmaker film-maker novelist poet playwright \
         chef mogul magnate tycoon star superstar celebrity model dancer composer musician guitarist drummer rapper songwriter \
         comedian man woman boy girl teenager curator librarian superintendent administrator coordinator co-ordinator \
         specialist technician instructor trainer counselor counsellor negotiator envoy regulator inspector investigator agent \
         guard volunteer campaigner veterinarian ranger firefighter paramedic midwife pharmacist dentist undersecretary \
         deputy spokesman spokeswoman spokesperson spokespersons spokesmen counsel co-counsel barrister solicitor paralegal \
         magistrate clerk coroner lobbyist fundraiser fund-raiser planner broker salesman saleswoman cashier waiter waitress \
         bartender barber hairdresser carpenter plumber electrician mechanic janitor cleaner cook baker butcher fisherman \
         fishermen skipper sailor miner builder contractor landlord tenant homeowner shopkeeper shopper retailer merchant \
         grower rancher hunter gardener oncologist cardiologist neurologist neurosurgeon pediatrician paediatrician \
         gastroenterologist dermatologist virologist immunologist geneticist anthropologist archaeologist geologist \
         seismologist meteorologist oceanographer ecologist zoologist botanist mathematician statistician theologian \
         philosopher linguist academic provost rector chaplain minister-president vicar deacon cleric ayatollah mullah \
         lieutenant-governor sociologist demographer geographer agronomist toxicologist pathologist radiologist \
         anesthesiologist hygienist nutritionist dietitian caregiver carer nanny babysitter housewife homemaker retiree \
         pensioner graduate undergraduate freshman sophomore senior junior alumnus intern apprentice trainee scholar-in-residence \
         playwright-in-residence writer-in-residence teacher-librarian ombudsman mediator arbitrator commissioner-general \
         secretary-general director-general president-elect governor-general attorney-general vice-president vice-chairman \
         vice-chair co-chair co-chairman co-chairwoman co-director co-author co-editor coauthor frontrunner front-runner \
         challenger incumbent opponent rival running-mate contender hopeful voter constituent member congressmember \
         backer ally associate assistant aide-de-camp bodyguard butler chauffeur secretary-treasurer whip speaker head \
         chief-of-staff policeman policewoman fireman gunman suspect defendant plaintiff prisoner inmate detainee refugee \
         migrant immigrant passenger commuter motorist cyclist runner swimmer skier boxer wrestler golfer footballer \
         quarterback linebacker pitcher catcher outfielder goalkeeper striker midfielder defender winger captain-elect \
         umpire referee jockey athlete gymnast champion medalist olympian referee-in-chief explorer astronaut cosmonaut \
         inventor programmer coder hacker blogger-activist vlogger influencer youtuber gamer publisher bookseller printer \
         translator interpreter narrator biographer critic-at-large essayist memoirist cartoonist illustrator sculptor \
         painter choreographer conductor soprano tenor cellist violinist pianist screenwriter showrunner animator \
         cinematographer impresario promoter dj disc-jockey weatherman newscaster newsman anchorman anchorwoman \
         democrat republican socialist libertarian questioner caller attendee participant protester protestor demonstrator \
         marcher spokesperson-designate chairman-elect chairwoman-elect patriarch monarch dictator strongman warlord militant \
         rebel dissident exile defector spy mole informant source tax-collector assessor appraiser adjuster actuary accountant \
         bookkeeper economist-in-chief strategist-in-chief editor-in-chief commander-in-chief statesman freelancer gentleman \
         staff counsel-general patient founder-director educator psychotherapist midshipman airman marine seaman corporal \
         private brigadier marshal vice-marshal skipper co-skipper trustee regent chancellor-designate pathologist firefighter-paramedic \
         meteorologist-in-charge superintendent-in-chief selectman freeholder comptroller controller registrar recorder \
         gubernatorial co-leader cofounder-director ex-president ex-wife ex-husband ex-minister ex-mayor ex-senator ex-governor \
         stepfather stepmother stepson stepdaughter father-in-law mother-in-law brother-in-law sister-in-law son-in-law \
         daughter-in-law roommate classmate teammate housemate bystander onlooker eyewitness passerby passer-by villager \
         local warden guide haulier verger steward porter usher sexton curate keeper archivist farmhand roofer \
         townsman churchgoer parishioner worshiper worshipper believer convert pilgrim missionary evangelist televangelist \
         preacher reverend msgr monsignor abbot abbess prioress friar archdeacon father-of-two mother-of-two mother-of-three father-of-three \
         beekeeper blacksmith silversmith locksmith tailor seamstress dressmaker cobbler distiller winemaker vintner \
         cheesemaker confectioner florist logger lumberjack trapper angler crabber oysterman lobsterman boatbuilder \
         shipbuilder shipwright stevedore docker dockworker longshoreman trucker cabbie cabdriver harbormaster \
         harbourmaster lifeguard surveyor hydrologist glaciologist volcanologist entomologist ornithologist \
         mycologist paleontologist palaeontologist microbiologist biochemist neuroscientist endocrinologist urologist \
         nephrologist radiographer optician optometrist orthodontist chiropractor acupuncturist herbalist dietician \
         podiatrist audiologist obstetrician gynecologist gynaecologist anaesthetist anesthetist physiotherapist \
         hematologist haematologist ophthalmologist lexicographer philologist folklorist ethnographer musicologist \
         futurist auctioneer pawnbroker bookmaker jeweler jeweller watchmaker clockmaker upholsterer glassblower \
         bricklayer stonemason plasterer tiler welder machinist millwright toolmaker ironworker steelworker \
         autoworker mineworker millworker farmworker fieldworker caseworker postman postwoman postmaster mailman \
         milkman repairman handyman groundsman greenkeeper groundskeeper doorman doorkeeper gatekeeper concierge \
         hotelier innkeeper restaurateur barista sommelier publican busker juggler magician acrobat puppeteer \
         ballerina violist harpist flautist flutist clarinetist oboist bassist keyboardist saxophonist trumpeter \
         percussionist organist accordionist vocalist baritone lyricist librettist luthier rower oarsman yachtsman \
         yachtswoman surfer skater snowboarder skateboarder hurdler sprinter decathlete heptathlete triathlete \
         biathlete batsman batter wicketkeeper cricketer fullback cornerback shortstop infielder farrier equestrian \
         falconer constable bailiff stenographer typist receptionist webmaster cartographer geophysicist \
         astrophysicist cosmologist metallurgist horticulturist arborist apiarist landscaper beautician cosmetologist \
         stylist masseuse tattooist undertaker mortician embalmer gravedigger sacristan almoner muezzin sheikha \
         chieftain headman headteacher headmaster headmistress schoolteacher schoolmaster educationist educationalist \
         pedagogue tutor invigilator proofreader copywriter copy-editor ghostwriter scriptwriter dramatist satirist \
         humorist diarist newsreader podcaster documentarian videographer cameraman camerawoman \
         paparazzo projectionist stuntman stuntwoman stagehand dramaturg notary conveyancer jurist juror litigant \
         complainant petitioner claimant respondent appellant parolee convict ex-convict fugitive arsonist burglar \
         kidnapper hostage captive deserter draftee conscript reservist paratrooper infantryman rifleman sniper \
         submariner bosun boatswain helmsman navigator stewardess aviator airwoman aeronaut \
         balloonist mountaineer climber alpinist sherpa caver diver snorkeler trekker hiker backpacker tourist \
         sightseer vacationer holidaymaker traveller traveler settler colonist islander highlander mainlander \
         townswoman countrywoman herder herdsman pastoralist drover cowboy cowgirl wrangler grazier crofter \
         smallholder landowner landholder sharecropper canner fishmonger greengrocer grocer ironmonger stallholder \
         peddler hawker vendor importer exporter wholesaler financier underwriter stockbroker bondholder shareholder \
         stakeholder creditor debtor philanthropist benefactor patroness humanitarian peacekeeper \
         peacemaker whistle-blower ombudswoman councilperson alderwoman selectwoman assemblymember governor-elect \
         mayor-elect senator-elect minister-designate ex-chief ex-premier ex-player ex-officer ex-employee \
         separatist nationalist secessionist monarchist unionist loyalist feminist abolitionist environmentalist \
         conservationist preservationist naturalist anarchist communist fascist marxist syndicalist \
         canvasser timekeeper linesman groundkeeper masseur physio rescuer attendant ferryman boatman rapporteur grader \
         evacuee survivor septuagenarian octogenarian nonagenarian sexagenarian centenarian sixth-former schoolboy schoolgirl \
         goalscorer shepherdess mourner churchwarden bellringer caretaker shepherd goatherd superfan follower reviewer dealer pal",
    ),
    (
        Naming::KIN,
        "mother mom mum father dad son daughter wife husband brother sister uncle aunt nephew niece cousin grandfather \
         grandmother grandson granddaughter widow widower fiancé fiancée girlfriend boyfriend parent friend colleague lawyer \
         attorney neighbor neighbour boss",
    ),
    (
        Naming::MODIFIER,
        "senior junior former ex acting interim deputy vice assistant associate adjunct visiting emeritus executive chief \
         managing general principal leading top ranking longtime long-time veteran retired then current incoming outgoing \
         nonresident non-resident resident national international regional local state federal county city house senate white \
         press prime foreign interior finance defense defence energy health education justice trade environment labor labour \
         agriculture transport home treasury housing communications campaign political policy public legal financial creative \
         artistic technical medical scientific research special honorary presidential vice-presidential gubernatorial \
         congressional republican democratic conservative liberal independent attorney surgeon lieutenant major brigadier \
         first second third lady majority minority co chief-of-staff air rear staff distinguished professor police fire \
         opposition party shadow permanent supreme grand high crown registered licensed certified assistant-to-the",
    ),
    (
        Naming::GEOGRAPHY,
        "county city island islands valley beach township parish province river bay heights springs peninsula strait avenue \
         street road boulevard square district hills creek mountain mountains",
    ),
    (
        Naming::FAMILY_FIRST,
        "wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo he lin gao luo zheng liang xie song tang han feng \
         deng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lü lyu ding ren shen yao cui zhong tan fan \
         jin shi liao jia xia fang zou xiong bai meng qin qiu hou yin xue yan duan lei long tao hao gu mao gong shao wan dai mo \
         kong xi ma kim lee park choi jung jeong kang cho yoon jang lim shin seo kwon hwang ahn hong jeon moon bae baek nam \
         nguyen tran pham hoang phan vu dang bui ngo duong ly",
    ),
    (
        Naming::SPOKESPERSON,
        "spokesman spokeswoman spokesperson spokesmen spokespeople",
    ),
];

static LISTED: LazyLock<HashMap<&'static str, Naming>> = LazyLock::new(|| {
    let mut listed: HashMap<&'static str, Naming> = HashMap::with_capacity(2048);
    let mut add = |word: &'static str, flag: Naming| {
        let entry = listed.entry(word).or_default();
        *entry = *entry | flag;
    };
    for &(flag, list) in LISTS {
        list.split_whitespace().for_each(|word| add(word, flag));
    }
    phrases(DEMONYMS).for_each(|word| add(word, Naming::DEMONYM));
    listed
});

static PLACE_PHRASES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| phrases(PLACES).collect());
static ORGANIZATION_PHRASES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| phrases(ORGANIZATIONS).collect());

fn phrases(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|phrase| !phrase.is_empty())
}

fn bare(lower: &str) -> &str {
    lower
        .strip_suffix('.')
        .filter(|it| !it.is_empty())
        .unwrap_or(lower)
}

/// What is known of a word, given in lower case; a full stop at its end is
/// passed over.
pub fn of(lower: &str) -> Naming {
    let bare = bare(lower);
    let listed = LISTED.get(bare).copied().unwrap_or_default();
    listed | personal(bare)
}

/// Whether words in lower case, parted by blanks, are a place.
pub fn is_place(phrase: &str) -> bool {
    PLACE_PHRASES.contains(bare(phrase))
}

/// Whether words in lower case, parted by blanks, are an organization whose
/// name does not say so.
pub fn is_organization(phrase: &str) -> bool {
    ORGANIZATION_PHRASES.contains(bare(phrase))
}

/// Whether a word, in lower case, is made like a noun for what a person does:
/// "beekeeper", "archivist". Known words of other kinds are the caller's to
/// leave out.
pub fn is_agent(lower: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "er", "or", "ist", "ian", "eer", "man", "woman", "person", "wright", "smith", "monger",
        "ologist",
    ];
    lower.len() >= 5
        && lower.is_ascii()
        && ENDINGS.iter().any(|ending| lower.ends_with(ending))
        && !NO_AGENTS.split_whitespace().any(|word| word == lower)
}

/// Common words that end like an agent's noun and are none.
const NO_AGENTS: &str = "number paper water matter power order summer winter letter center centre offer other another rather whether either \
    neither together never ever over under after however border corner answer chapter chamber cancer computer container \
    counter cover crater customer danger daughter december dinner disaster disorder dollar door druther eager easier \
    earlier engineer error factor favor favour fewer fiber fighter filter finger flavor floor flower folder former further \
    gender harbor harbour higher hunger inner junior killer labor labour ladder larger later latter laughter layer leather \
    lesser liter litre longer lower lumber major manner manor mayor measure meter metre minor mirror monitor mortar motor \
    murder outer owner partner pepper poster prayer prior proper quarter rumor rumour river rubber senior september \
    shelter shorter shoulder shower silver sister slower smaller sooner sponsor steeper stronger sugar super supper \
    surrender tenor terror theater thunder tiger timber tower trailer transfer trigger tumor twitter upper vapor weather \
    whisper wider wonder younger brother bitter better bigger brighter closer clever cluster consumer-price cooler cyber \
    deeper dishwasher drawer elder fever fertilizer gather ginger greater hammer harder heater helicopter interior \
    exterior behavior behaviour jumper leader-board linear locker lover newsletter october november horror humor humour \
    indicator tractor elevator conductor reactor sector vector visor color colour honor honour odor parlor parlour rigor \
    splendor tremor valor vigor anterior posterior inferior superior ulterior human german roman christian italian asian \
    indian russian brazilian canadian iranian egyptian ukrainian norwegian utopian suburban urban pedestrian-only exist \
    persist resist insist assist consist twist list mist fist wrist waist checklist shortlist wishlist playlist \
    specialist-only watcher-only per-person person woman walker-only printer freezer burner boiler scanner server router \
    charger speaker-box paper-clip bumper dryer washer trainer-shoe taper taller thinner thicker richer poorer safer \
    louder softer simpler warmer colder hotter weaker wiser steer veer consider deliver discover remember wander ponder \
    differ suffer utter render hinder linger confer defer infer prefer refer deter alter cater muster bolster foster \
    encounter recover uncover conquer anger";

fn personal(word: &str) -> Naming {
    static LINES: LazyLock<&str> = LazyLock::new(|| table::without_head(NAMES, 1));
    table::find(&LINES, ' ', word).map_or(Naming::default(), flags)
}

fn flags(letters: &str) -> Naming {
    letters
        .chars()
        .fold(Naming::default(), |flags, letter| match letter {
            'm' => flags | Naming::MALE,
            'f' => flags | Naming::FEMALE,
            's' => flags | Naming::SURNAME,
            _ => flags,
        })
}

/// Short forms of given names, each with its long one.
const NICKNAMES: &str = "al:albert alex:alexander alex:alexandra andy:andrew barb:barbara becky:rebecca ben:benjamin \
    beth:elizabeth bernie:bernard betty:elizabeth bill:william bob:robert bobby:robert brad:bradley cathy:catherine \
    charlie:charles chris:christopher chris:christine chuck:charles cindy:cynthia dan:daniel danny:daniel dave:david \
    deb:deborah debbie:deborah dick:richard don:donald doug:douglas ed:edward eddie:edward eliot:elliot fred:frederick \
    gene:eugene gerry:gerald greg:gregory hal:harold harry:harold jack:john jake:jacob jeff:jeffrey jen:jennifer \
    jenny:jennifer jerry:gerald jim:james jimmy:james jo:joanna joe:joseph joey:joseph jon:jonathan josh:joshua \
    kate:katherine kathy:kathleen kathy:katherine katie:katherine ken:kenneth larry:lawrence liz:elizabeth lou:louis \
    maggie:margaret marty:martin matt:matthew meg:margaret mick:michael mike:michael mitch:mitchell nate:nathaniel \
    nate:nathan ned:edward nick:nicholas nikki:nicole pam:pamela pat:patrick pat:patricia patty:patricia peggy:margaret \
    pete:peter phil:philip ray:raymond rich:richard rick:richard rob:robert ron:ronald ronnie:ronald rudy:rudolph \
    russ:russell sam:samuel sam:samantha sandy:sandra steve:steven steve:stephen stu:stuart sue:susan susie:susan \
    ted:edward ted:theodore terry:terence tim:timothy toby:tobias tom:thomas tommy:thomas tony:anthony vicky:victoria \
    vin:vincent walt:walter wes:wesley will:william zach:zachary";

static LONG_FORMS: LazyLock<HashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    NICKNAMES
        .split_whitespace()
        .filter_map(|pair| pair.split_once(':'))
        .collect()
});

/// Whether two given names in lower case may be one person's: the same, an
/// initial of the other, or a short form of it.
pub fn may_be_same(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    let initial = |short: &str, long: &str| {
        let mut chars = short.chars();
        chars.next() == long.chars().next() && chars.next().is_none()
    };
    one == other
        || initial(one, other)
        || initial(other, one)
        || LONG_FORMS.contains(&(one, other))
        || LONG_FORMS.contains(&(other, one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_table_is_found() {
        for line in NAMES.lines().skip(1) {
            let (name, letters) = line.split_once(' ').unwrap_or((line, ""));
            assert_eq!(personal(name), flags(letters), "{line}");
        }
        for word in ["", "a", "zzzz", "#", "qqxyz", "the"] {
            assert_eq!(personal(word), Naming::default(), "{word}");
        }
    }

    #[test]
    fn words() {
        assert!(of("ana").any(Naming::FEMALE));
        assert!(of("sen.").any(Naming::ROLE) && of("sen.").any(Naming::OFFICE));
        assert!(!of("dr.").any(Naming::ROLE));
        assert!(of("council").any(Naming::HEAD));
        assert!(is_place("new mexico") && is_place("calif.") && !is_place("norfield"));
        assert!(is_organization("white house"));
        assert!(may_be_same("bill", "william") && may_be_same("j.", "jane"));
        assert!(!may_be_same("jane", "john"));
    }
}
