//! What the names that a page gives its elements tell of what is inside.

use std::collections::HashMap;

use crate::outline::Element;

/// What an element holds, by its tag and hints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nothing is told.
    Unknown,
    /// The article's body.
    Body,
    /// The headline.
    Headline,
    /// The deck, if it stands above the body; these names are also given to
    /// other things.
    Deck,
    /// Authors, and who they are.
    Byline,
    /// When it was written.
    Dateline,
    /// Words of a picture.
    Caption,
    /// A pull-quote.
    PullQuote,
    /// A post from elsewhere.
    Embed,
    /// Beside the article in the markup, which a pull-quote may be too.
    Aside,
    /// What readers wrote below.
    Comments,
    /// Navigation, promos, notices.
    Outside,
}

/// What each tag tells.
const TAGS: &[(&str, Role)] = &[
    ("aside", Role::Aside),
    ("figcaption", Role::Caption),
    ("figure", Role::Caption),
    ("footer", Role::Outside),
    ("nav", Role::Outside),
    ("menu", Role::Outside),
    ("form", Role::Outside),
    ("dialog", Role::Outside),
    ("address", Role::Byline),
    ("time", Role::Dateline),
    ("caption", Role::Caption),
];

/// What a name tells, one word or words in a row, in lower case. The first that
/// fits an element wins, so what is most certain stands first.
const NAMES: &[(Role, &str)] = &[
    (
        Role::Comments,
        "comments comment commentlist disqus livefyre respond coral-talk viafoura",
    ),
    (
        Role::Embed,
        "twitter-tweet tweet instagram-media tiktok-embed fb-post facebook-post bluesky-embed \
         mastodon-embed reddit-embed reddit-card embed-twitter embed-instagram",
    ),
    (
        Role::PullQuote,
        "pullquote pullquotes pull-quote pulled-quote quote-pull quote-callout pq blockquote-pull highlight-quote",
    ),
    (
        Role::Outside,
        "nav navigation navbar menu breadcrumb breadcrumbs footer sidebar rail related relateds \
         recommended recommendation recommendations recirc recirculation promo promos promotion \
         teaser teasers newsletter newsletters subscribe subscription subscriptions signup sign-up cookie cookies \
         consent gdpr onetrust ad ads advert advertisement advertising adsense dfp sponsor sponsored \
         sponsors outbrain taboola zergnet revcontent share sharing sharebar sharetools addthis social \
         socials popular trending most-read mostread most-viewed tags taglist tag-list post-tags toolbar \
         modal popup overlay skip login log-in more-on more-from more-stories read-more readmore \
         read-next readnext up-next see-also also-on you-may-like you-might-like keep-reading \
         inline-link-list masthead site-header skip-link print-only noprint no-print poll quiz survey \
         playlist copyright disclaimer contentinfo search complementary banner relacionadas relacionados \
         relacionada noticias-relacionadas mais-lidas leia-mais tambem-lee ver-tambien kicker eyebrow \
         visually-hidden sr-only screen-reader-text cta donate donation correction-form feedback \
         topics topic-list storytags linkbox link-box story-links linkset partner-links content-card bookmark-card dialog \
         alertdialog",
    ),
    (
        Role::Caption,
        "caption captions figcaption credit credits photo-credit image-credit media-credit \
         photographer gallery slideshow carousel video-data video-title video-description embedded-media inline-photo \
         inline-image article-image lead-image featured-image wp-caption media-caption lightbox",
    ),
    (
        Role::Byline,
        "byline bylines author authors author-bio author-info about-author about-the-author bio \
         contributor contributors writer authorname post-author posted-by autor autores firma \
         author-name signature redacteur",
    ),
    (
        Role::Dateline,
        "dateline timestamp datetime pubdate date-published datepublished datemodified publish-date \
         published-date post-date entry-date updated-date article-date date time published fecha",
    ),
    (
        Role::Deck,
        "dek deck standfirst subtitle subtitulo subheadline sub-headline subhed sub-title subheading \
         article-summary summary excerpt intro article-intro description bajada sumario entradilla \
         chapo chapeau vorspann teaser-text linhafina linha-fina subhead abstract lead",
    ),
    (
        Role::Headline,
        "headline hed article-title entry-title post-title story-title",
    ),
    (
        Role::Body,
        "articlebody article-body article-content article-text story-body storybody story-content \
         story-text entry-content post-content post-body article-copy",
    ),
];

/// Words that make a name tell of the page's state or topic, not of what is
/// inside: `has-sidebar`, `comments-open`, `no-ads`, `tag-newsletters`.
const STATES: &str = "has is no not with without open closed enabled js show tag category channel department template";

/// The longest known name, in words.
const LONGEST_NAME: usize = 4;

/// The role of every element of a page, in their order.
pub fn of_all(elements: &[Element]) -> Vec<Role> {
    let roles = Roles::new();
    // Pages repeat the same names hundreds of times.
    let mut told: HashMap<&str, Role> = HashMap::new();
    let mut all: Vec<Role> = elements
        .iter()
        .map(|element| {
            let by_name = *told
                .entry(&element.hints)
                .or_insert_with(|| roles.by_name(&element.hints));
            combine(&element.tag, by_name)
        })
        .collect();
    free_quotations(elements, &mut all);
    all
}

/// A figure around a quotation of the body is no picture, and the footer or
/// caption of one says whose words they are.
fn free_quotations(elements: &[Element], roles: &mut [Role]) {
    let parent = |at: usize| {
        let parent = elements[at].parent? as usize;
        (parent < at).then_some(parent)
    };
    for at in 0..elements.len() {
        if let Some(parent) = parent(at)
            && elements[at].tag == "blockquote"
            && elements[parent].tag == "figure"
            && roles[parent] == Role::Caption
        {
            roles[parent] = Role::Unknown;
        }
    }
    // Who is named beside a quotation in its box is no author of the page.
    let mut boxes = vec![false; elements.len()];
    for at in 0..elements.len() {
        if let Some(parent) = parent(at)
            && elements[at].tag == "blockquote"
            && elements[parent].hints.contains("quote")
        {
            boxes[parent] = true;
        }
    }
    for (at, role) in roles.iter_mut().enumerate() {
        if *role == Role::Byline && parent(at).is_some_and(|it| boxes[it]) {
            *role = Role::Unknown;
        }
    }
    for at in 0..elements.len() {
        let Some(parent) = parent(at) else { continue };
        let signs = match elements[at].tag.as_str() {
            "footer" => elements[parent].tag == "blockquote",
            "figcaption" => elements[parent].tag == "figure" && roles[parent] == Role::Unknown,
            _ => false,
        };
        if signs {
            roles[at] = Role::Unknown;
        }
    }
}

fn combine(tag: &str, by_name: Role) -> Role {
    if matches!(tag, "html" | "body" | "main") {
        return Role::Unknown;
    }
    let by_tag = TAGS.iter().find(|it| it.0 == tag).map(|it| it.1);
    match (by_tag, by_name) {
        (None, _) => by_name,
        // A figure may hold a post or a pull-quote.
        (Some(_), Role::Embed | Role::PullQuote) => by_name,
        (Some(by_tag), _) => by_tag,
    }
}

/// The table of names, ready to look things up.
struct Roles {
    /// Each name's place in [`NAMES`].
    ranks: HashMap<&'static str, usize>,
}

impl Roles {
    fn new() -> Roles {
        let mut ranks = HashMap::new();
        for (rank, (_, names)) in NAMES.iter().enumerate() {
            for name in names.split_ascii_whitespace() {
                ranks.entry(name).or_insert(rank);
            }
        }
        Roles { ranks }
    }

    fn by_name(&self, hints: &str) -> Role {
        hints
            .split_whitespace()
            .filter_map(|name| self.rank(&dashed(name)))
            .min()
            .map_or(Role::Unknown, |(_, rank)| NAMES[rank].0)
    }

    /// The best rank of a known name that stands in `name` as whole words; one
    /// that is all of `name` goes before any that is a part of it.
    fn rank(&self, name: &str) -> Option<(bool, usize)> {
        if let Some(&rank) = self.ranks.get(name) {
            return Some((false, rank));
        }
        let words: Vec<(usize, &str)> = name
            .split('-')
            .scan(0, |start, word| {
                let at = *start;
                *start += word.len() + 1;
                Some((at, word))
            })
            .collect();
        if words
            .iter()
            .any(|(_, word)| STATES.split(' ').any(|it| it == *word))
        {
            return None;
        }
        let mut best = None;
        for (first, &(start, _)) in words.iter().enumerate() {
            for &(last, word) in words[first..].iter().take(LONGEST_NAME) {
                let rank = self.ranks.get(&name[start..last + word.len()]);
                best = match (best, rank) {
                    (Some(best), Some(&rank)) => Some(usize::min(best, rank)),
                    (best, rank) => best.or(rank.copied()),
                };
            }
        }
        best.map(|rank| (true, rank))
    }
}

/// A name's words in lower case, joined by dashes: `Article_authorBio` is
/// `article-author-bio`.
fn dashed(name: &str) -> String {
    let mut dashed = String::with_capacity(name.len() + 4);
    let mut after_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() {
            if !dashed.ends_with('-') {
                dashed.push('-');
            }
            after_lower = false;
            continue;
        }
        if c.is_uppercase() && after_lower {
            dashed.push('-');
        }
        after_lower = c.is_lowercase();
        dashed.extend(c.to_lowercase());
    }
    dashed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_roles() {
        for (tag, hints, role) in [
            ("div", "Article_authorBio x7", Role::Byline),
            ("div", "article-body__content", Role::Body),
            ("div", "has-sidebar", Role::Unknown),
            ("div", "page-rail__body articleBody", Role::Body),
            ("body", "comments", Role::Unknown),
            ("div", "relatedArticles", Role::Outside),
            ("div", "header", Role::Unknown),
            ("div", "loading", Role::Unknown),
            ("figure", "wp-block-pullquote", Role::PullQuote),
            ("figure", "", Role::Caption),
            ("blockquote", "twitter-tweet", Role::Embed),
            ("aside", "", Role::Aside),
            ("p", "", Role::Unknown),
        ] {
            let element = Element {
                tag: tag.to_owned(),
                hints: hints.to_owned(),
                parent: None,
            };
            assert_eq!(of_all(&[element]), [role], "{tag} {hints}");
        }
    }
}
