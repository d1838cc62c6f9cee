import net.jqwik.api.providers.ArbitraryProvider;
import org.attributionj.testkit.internal.AttributionArbitraryProvider;

/** What tests of attribution are made of: arbitraries for every noun, the contract of a model, golden files. */
module org.attributionj.testkit {
    requires transitive org.attributionj.core;
    requires transitive net.jqwik.api;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;
    requires static transitive org.jspecify;

    exports org.attributionj.testkit;

    provides ArbitraryProvider with
            AttributionArbitraryProvider;
}
