/** What a touchpoint is and whose it is: links, referrers, channels, devices, places, consent, machines, identity. */
module org.attributionj.enrich {
    requires transitive org.attributionj.core;
    requires de.siegmar.fastcsv;
    requires static transitive org.jspecify;

    exports org.attributionj.enrich;
    exports org.attributionj.enrich.channel;
    exports org.attributionj.enrich.source;
    exports org.attributionj.enrich.url;
}
