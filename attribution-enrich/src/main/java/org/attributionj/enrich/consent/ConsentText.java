package org.attributionj.enrich.consent;

import com.google.common.collect.ImmutableSet;
import com.iab.gpp.encoder.GppModel;
import com.iabtcf.decoder.TCString;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads consent from what consent platforms, Google's consent mode and simple forms write. Immutable and thread-safe.
 *
 * <ul>
 *   <li>A string of the IAB's Transparency and Consent Framework (TCF 2): granted if each of the purposes asked for has
 *       consent, and the vendor has if one is asked for.
 *   <li>A string of the IAB's Global Privacy Platform (GPP): its TCF section so; its US sections are denied if the person
 *       opted out of sale, of sharing or of targeted advertising.
 *   <li>The US privacy string {@code 1YNN}: denied if its third character is {@code Y}.
 *   <li>Google consent mode, {@code gcs=G1xy}: x is the storage for ads, y that for analytics; denied if x is 0.
 *   <li>Words and flags: {@code true, 1, yes, y, granted, accepted, allow, opt-in} and their opposites.
 * </ul>
 *
 * <p>The libraries {@code iabtcf-decoder} and {@code iabgpp-encoder} are the user's to bring, if there are such strings.
 */
public final class ConsentText {
    private static final int LONGEST = 10_000;
    private static final int USP_SALE = 2;
    private static final ImmutableSet<String> YES = ImmutableSet.of(
            "true",
            "1",
            "yes",
            "y",
            "granted",
            "grant",
            "accepted",
            "accept",
            "allow",
            "allowed",
            "opt-in",
            "optin",
            "opted_in",
            "opted in",
            "consented");
    private static final ImmutableSet<String> NO = ImmutableSet.of(
            "false",
            "0",
            "no",
            "n",
            "denied",
            "deny",
            "rejected",
            "reject",
            "disallow",
            "refused",
            "opt-out",
            "optout",
            "opted_out",
            "opted out",
            "unsubscribed");
    /** Store on a device; select and measure ads. */
    private static final ImmutableSet<Integer> MEASURING = ImmutableSet.of(1, 7);

    private final ImmutableSet<Integer> purposes;
    private final @Nullable Integer vendor;

    private ConsentText(ImmutableSet<Integer> purposes, @Nullable Integer vendor) {
        this.purposes = purposes;
        this.vendor = vendor;
    }

    /**
     * For measuring: TCF's purposes 1 (store on a device) and 7 (measure the performance of advertising), no vendor.
     *
     * @return the reader
     */
    public static ConsentText forMeasuring() {
        return new ConsentText(MEASURING, null);
    }

    /**
     * For other purposes of TCF.
     *
     * @param purposes the purposes, 1 to 11
     * @param vendor the vendor's number in the IAB's list; null if consent for one is not asked for
     * @return the reader
     * @throws IllegalArgumentException if there is no purpose, or one is outside 1 to 11
     */
    public static ConsentText of(Iterable<Integer> purposes, @Nullable Integer vendor) {
        ImmutableSet<Integer> set = ImmutableSet.copyOf(purposes);
        if (set.isEmpty() || !set.stream().allMatch(purpose -> purpose >= 1 && purpose <= 11)) {
            throw new IllegalArgumentException("purposes must be numbers from 1 to 11, but were " + set);
        }
        return new ConsentText(set, vendor);
    }

    /**
     * Reads a text.
     *
     * @param text a consent string, a flag or a word
     * @return the decision; {@link ConsentDecision#UNKNOWN} for a blank text; null if it is none of the forms, or broken
     */
    public @Nullable ConsentDecision read(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return ConsentDecision.UNKNOWN;
        }
        ConsentDecision plain = plain(bare.toLowerCase(Locale.ROOT));
        if (plain != null || bare.length() > LONGEST) {
            return plain;
        }
        try {
            return bare.startsWith("DB") ? gpp(bare) : tcf(bare);
        } catch (RuntimeException e) {
            // both decoders throw exceptions of many kinds at strings that are none
            return null;
        }
    }

    private static @Nullable ConsentDecision plain(String word) {
        if (YES.contains(word)) {
            return ConsentDecision.GRANTED;
        }
        if (NO.contains(word)) {
            return ConsentDecision.DENIED;
        }
        String mode = word.startsWith("gcs=") ? word.substring("gcs=".length()) : word;
        if (mode.length() == 4 && mode.startsWith("g1")) {
            return switch (mode.charAt(2)) {
                case '1' -> ConsentDecision.GRANTED;
                case '0' -> ConsentDecision.DENIED;
                default -> ConsentDecision.UNKNOWN;
            };
        }
        return word.length() == 4 && word.charAt(0) == '1' ? usPrivacy(word) : null;
    }

    private static @Nullable ConsentDecision usPrivacy(String word) {
        return switch (word.charAt(USP_SALE)) {
            case 'y' -> ConsentDecision.DENIED;
            case 'n' -> ConsentDecision.GRANTED;
            case '-' -> ConsentDecision.UNKNOWN;
            default -> null;
        };
    }

    private ConsentDecision tcf(String text) {
        TCString consent = TCString.decode(text);
        boolean allows = purposes.stream().allMatch(consent.getPurposesConsent()::contains)
                && (vendor == null || consent.getVendorConsent().contains(vendor));
        return allows ? ConsentDecision.GRANTED : ConsentDecision.DENIED;
    }

    private ConsentDecision gpp(String text) {
        GppModel model = new GppModel(text);
        ConsentDecision decision = ConsentDecision.UNKNOWN;
        for (int section : model.getSectionIds()) {
            ConsentDecision one = section(model, section);
            if (one == ConsentDecision.DENIED) {
                return one;
            }
            decision = one == ConsentDecision.GRANTED ? one : decision;
        }
        return decision;
    }

    private ConsentDecision section(GppModel model, int section) {
        String name =
                Objects.requireNonNull(model.getSection(section), "section").getName();
        if (name.startsWith("tcfeu")) {
            return tcf(model.encodeSection(section));
        }
        if (name.startsWith("uspv1")) {
            return Objects.requireNonNullElse(
                    usPrivacy(model.encodeSection(section).toLowerCase(Locale.ROOT)), ConsentDecision.UNKNOWN);
        }
        boolean isOut = hasOptedOut(model, section, "SaleOptOut")
                || hasOptedOut(model, section, "SharingOptOut")
                || hasOptedOut(model, section, "TargetedAdvertisingOptOut");
        return isOut
                ? ConsentDecision.DENIED
                : name.startsWith("us") ? ConsentDecision.GRANTED : ConsentDecision.UNKNOWN;
    }

    /** 1 is opted out, 2 is not, 0 does not apply. */
    private static boolean hasOptedOut(GppModel model, int section, String field) {
        return model.hasField(section, field)
                && model.getFieldValue(section, field) instanceof Integer value
                && value == 1;
    }
}
