package org.attributionj.enrich.source;

import static org.attributionj.core.text.PrintedText.quoted;

import java.util.Locale;

/** What kind of site a source is. */
public enum SiteCategory {
    /** Search engines. */
    SEARCH,
    /** Social networks and messengers. */
    SOCIAL,
    /** Sites that people visit for videos. */
    VIDEO,
    /** Marketplaces and shopping portals. */
    SHOPPING,
    /** Mail in the browser, and mail apps. */
    EMAIL,
    /** Assistants that answer in their own words. */
    ASSISTANT,
    /** Payment pages, from which buyers come back to the shop: never a source. */
    PAYMENT;

    /** In lower case, as files write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The category of a name in this library's lists, in Google's list ({@code SOURCE_CATEGORY_SEARCH}) or in lists of
     * referrers ({@code webmail}, {@code chatbot}).
     *
     * @param name the name, in any case
     * @return the category
     * @throws IllegalArgumentException if there is no such category
     */
    public static SiteCategory named(String name) {
        String words = name.strip().toLowerCase(Locale.ROOT);
        String bare = words.startsWith("source_category_") ? words.substring("source_category_".length()) : words;
        return switch (bare) {
            case "search" -> SEARCH;
            case "social" -> SOCIAL;
            case "video" -> VIDEO;
            case "shopping" -> SHOPPING;
            case "email", "e-mail", "mail", "webmail" -> EMAIL;
            case "assistant", "ai assistant", "ai", "chatbot" -> ASSISTANT;
            case "payment" -> PAYMENT;
            default ->
                throw new IllegalArgumentException("category must be one of search, social, video, shopping, email,"
                        + " assistant, payment, but was " + quoted(name));
        };
    }
}
