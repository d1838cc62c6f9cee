package org.attributionj.site;

/**
 * A document as a page.
 *
 * @param path where it is in the site, such as {@code docs/models.html}
 * @param title its first heading
 * @param body its text as HTML
 * @param words its text as it is read, for the search
 */
record Page(String path, String title, String body, String words) {

    /** The way from this page to the root of the site: empty, or {@code ../} for each folder. */
    String toRoot() {
        return "../".repeat((int) path.chars().filter(c -> c == '/').count());
    }
}
