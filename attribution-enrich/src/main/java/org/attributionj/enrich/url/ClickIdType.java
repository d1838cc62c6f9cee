package org.attributionj.enrich.url;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters by which platforms mark clicks, and the source and the medium that one names where a link has no UTM
 * fields. Those that only ads get come first: of several click ids on one link, the first type tells.
 *
 * <p>Facebook and Pinterest mark unpaid links too: {@code fbclid} and {@code epik} do not mean paid.
 */
public enum ClickIdType {
    /** Google Ads. */
    GCLID("gclid", "google", "cpc"),
    /** Google Ads, of links from the web on iOS to an app. */
    GBRAID("gbraid", "google", "cpc"),
    /** Google Ads, of links from an app on iOS to the web. */
    WBRAID("wbraid", "google", "cpc"),
    /** Google's Campaign Manager and Display &amp; Video 360. */
    DCLID("dclid", "google", "cpc"),
    /** Google Ads, of which network; no id of a click. */
    GAD_SOURCE("gad_source", "google", "cpc"),
    /** Google Ads, of which campaign; no id of a click. */
    GAD_CAMPAIGNID("gad_campaignid", "google", "cpc"),
    /** Microsoft Advertising. */
    MSCLKID("msclkid", "bing", "cpc"),
    /** Yandex Direct. */
    YCLID("yclid", "yandex", "cpc"),
    /** TikTok ads. */
    TTCLID("ttclid", "tiktok", "cpc"),
    /** Ads on X, formerly Twitter. */
    TWCLID("twclid", "twitter", "cpc"),
    /** LinkedIn ads. */
    LI_FAT_ID("li_fat_id", "linkedin", "cpc"),
    /** Snapchat ads. */
    SCCID("sccid", "snapchat", "cpc"),
    /** Reddit ads. */
    RDT_CID("rdt_cid", "reddit", "cpc"),
    /** The partner platform impact.com. */
    IRCLICKID("irclickid", "impact", "affiliate"),
    /** Google's Merchant Center, unpaid listings. */
    SRSLTID("srsltid", "google", "organic"),
    /** Klaviyo's e-mails and text messages. */
    KX("_kx", "klaviyo", "email"),
    /** Mailchimp, the recipient. */
    MC_EID("mc_eid", "mailchimp", "email"),
    /** Mailchimp, the campaign. */
    MC_CID("mc_cid", "mailchimp", "email"),
    /** HubSpot's e-mails, the recipient. */
    HSENC("_hsenc", "hubspot", "email"),
    /** HubSpot's e-mails, the message. */
    HSMI("_hsmi", "hubspot", "email"),
    /** Marketo's e-mails. */
    MKT_TOK("mkt_tok", "marketo", "email"),
    /** Vero's e-mails. */
    VERO_ID("vero_id", "vero", "email"),
    /** Facebook and Instagram, ads and unpaid links alike. */
    FBCLID("fbclid", "facebook", "social"),
    /** Pinterest, ads and unpaid pins alike. */
    EPIK("epik", "pinterest", "social");

    private static final ImmutableMap<String, ClickIdType> BY_PARAMETER =
            Arrays.stream(values()).collect(ImmutableMap.toImmutableMap(ClickIdType::parameter, type -> type));

    private final String parameter;
    private final String source;
    private final String medium;

    ClickIdType(String parameter, String source, String medium) {
        this.parameter = parameter;
        this.source = source;
        this.medium = medium;
    }

    /**
     * The name of the parameter.
     *
     * @return the name, in lower case
     */
    public String parameter() {
        return parameter;
    }

    /**
     * The source that it names.
     *
     * @return such as {@code google}
     */
    public String source() {
        return source;
    }

    /**
     * The medium that it names.
     *
     * @return such as {@code cpc}
     */
    public String medium() {
        return medium;
    }

    /**
     * Whether only ads carry it.
     *
     * @return whether its medium is {@code cpc}
     */
    public boolean isPaid() {
        return medium.equals("cpc");
    }

    /**
     * The type that a parameter stands for.
     *
     * @param name a parameter's name, in any case
     * @return the type, or nothing if the parameter is no click id
     */
    public static Optional<ClickIdType> ofParameter(String name) {
        return Optional.ofNullable(BY_PARAMETER.get(name.toLowerCase(Locale.ROOT)));
    }
}
