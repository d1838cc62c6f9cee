package org.attributionj.enrich.identity;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.enrich.url.Domains;
import org.jspecify.annotations.Nullable;

/**
 * Which company a contact belongs to, for journeys of companies: by the account that a CRM names, else by the registrable
 * domain of the e-mail address, unless that is a provider of mail for everybody. Immutable and thread-safe.
 */
public final class Accounts {
    private static final ImmutableSet<String> FREE_MAIL = ImmutableSet.of(
            "gmail",
            "googlemail",
            "outlook",
            "hotmail",
            "live",
            "msn",
            "yahoo",
            "ymail",
            "rocketmail",
            "aol",
            "icloud",
            "me",
            "mac",
            "gmx",
            "web",
            "t-online",
            "freenet",
            "arcor",
            "proton",
            "protonmail",
            "pm",
            "mail",
            "inbox",
            "list",
            "bk",
            "yandex",
            "zoho",
            "fastmail",
            "hey",
            "tutanota",
            "tuta",
            "posteo",
            "mailbox",
            "libero",
            "virgilio",
            "tiscali",
            "alice",
            "orange",
            "wanadoo",
            "free",
            "laposte",
            "sfr",
            "bluewin",
            "hispeed",
            "sunrise",
            "comcast",
            "verizon",
            "att",
            "sbcglobal",
            "bellsouth",
            "cox",
            "charter",
            "btinternet",
            "sky",
            "talktalk",
            "virginmedia",
            "ntlworld",
            "qq",
            "163",
            "126",
            "sina",
            "sohu",
            "naver",
            "daum",
            "hanmail",
            "rediffmail",
            "seznam",
            "centrum",
            "wp",
            "o2",
            "onet",
            "interia",
            "uol",
            "bol",
            "terra",
            "telenet",
            "skynet",
            "ziggo",
            "kpnmail",
            "planet",
            "xs4all");

    private final Map<String, String> byContact;
    private final Set<String> freeMail;

    private Accounts(Map<String, String> byContact, Set<String> freeMail) {
        this.byContact = new HashMap<>(byContact);
        this.freeMail = ImmutableSet.copyOf(freeMail);
    }

    /**
     * Accounts by a CRM, else by domains.
     *
     * @param byContact the account of each contact that the CRM knows
     * @return the accounts
     */
    public static Accounts of(Map<String, String> byContact) {
        return new Accounts(byContact, ImmutableSet.of());
    }

    /**
     * More providers of mail for everybody.
     *
     * @param domains registrable domains, such as {@code mail.example}
     * @return a changed copy
     */
    public Accounts withFreeMail(Collection<String> domains) {
        return new Accounts(byContact, ImmutableSet.copyOf(domains));
    }

    /**
     * The account of a contact.
     *
     * @param contact the contact's id, an e-mail address or one that the CRM knows
     * @return the account; null if the contact belongs to none that is known
     */
    public @Nullable String accountOf(String contact) {
        String named = byContact.get(contact);
        if (named != null) {
            return named;
        }
        int at = contact.lastIndexOf('@');
        if (at < 1) {
            return null;
        }
        String host = contact.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        String domain = Domains.registrable(host);
        String label = domain == null || domain.indexOf('.') < 0 ? null : Domains.label(host);
        return label == null || FREE_MAIL.contains(label) || freeMail.contains(domain) ? null : domain;
    }

    /**
     * The touchpoints of accounts' journeys: each under its contact's account, the contact in the attribute {@code contact}.
     * Those whose contact has no account stay as they are. What several contacts have in common (the same time, type, channel,
     * campaign and creative: one mailing, one webinar) stands once per account, under the smallest contact.
     *
     * @param touchpoints the contacts' touchpoints, in any order
     * @return the accounts' touchpoints, in journeys' order
     */
    public List<Touchpoint> join(Collection<Touchpoint> touchpoints) {
        List<Touchpoint> sorted = new ArrayList<>(touchpoints);
        sorted.sort(Touchpoint.ORDER.thenComparing(Touchpoint::customer));
        Map<List<Object>, Touchpoint> once = new LinkedHashMap<>();
        for (Touchpoint touchpoint : sorted) {
            String account = accountOf(touchpoint.customer());
            if (account == null) {
                once.put(List.of(touchpoint.id(), touchpoint.customer()), touchpoint);
            } else {
                Touchpoint joined = ofAccount(touchpoint, account);
                once.merge(content(joined), joined, Accounts::smaller);
            }
        }
        List<Touchpoint> all = new ArrayList<>(once.values());
        all.sort(Touchpoint.ORDER.thenComparing(Touchpoint::customer));
        return all;
    }

    private static Touchpoint ofAccount(Touchpoint touchpoint, String account) {
        Map<String, String> attributes = new HashMap<>(touchpoint.attributes());
        attributes.putIfAbsent("contact", touchpoint.customer());
        return touchpoint.withCustomer(account).toBuilder()
                .attributes(attributes)
                .build();
    }

    private static List<Object> content(Touchpoint touchpoint) {
        return List.of(
                touchpoint.customer(),
                touchpoint.time(),
                touchpoint.type(),
                touchpoint.channel(),
                String.valueOf(touchpoint.campaign()),
                String.valueOf(touchpoint.creative()));
    }

    private static Touchpoint smaller(Touchpoint one, Touchpoint other) {
        return contactOf(one).compareTo(contactOf(other)) <= 0 ? one : other;
    }

    private static String contactOf(Touchpoint touchpoint) {
        return touchpoint.attributes().getOrDefault("contact", "");
    }

    /**
     * How many contacts of an account had a part in a journey: the size of the buying group.
     *
     * @param touchpoints the journey's touchpoints, after {@link #join}
     * @return the number of different contacts
     */
    public static int buyingGroup(Collection<Touchpoint> touchpoints) {
        return (int) touchpoints.stream().map(Accounts::contactOf).distinct().count();
    }
}
