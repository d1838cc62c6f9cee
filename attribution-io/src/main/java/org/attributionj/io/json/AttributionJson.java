package org.attributionj.io.json;

/** p. */
public final class AttributionJson {
    private AttributionJson() {}
}
