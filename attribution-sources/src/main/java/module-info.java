/** Events out of the exports of analytics, e-mail, shop and CRM tools. */
module org.attributionj.sources {
    requires transitive org.attributionj.io;
    requires java.sql;
    requires static transitive org.jspecify;

    exports org.attributionj.sources;
    exports org.attributionj.sources.preset;
}
