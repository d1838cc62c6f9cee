/** The nouns of attribution, journey assembly, the model interface and exact credit allocation. */
module org.attributionj.core {
    requires transitive com.google.common;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports org.attributionj.core.assembly;
    exports org.attributionj.core.columnar;
    exports org.attributionj.core.comparison;
    exports org.attributionj.core.event;
    exports org.attributionj.core.fit;
    exports org.attributionj.core.journey;
    exports org.attributionj.core.model;
    exports org.attributionj.core.money;
    exports org.attributionj.core.run;
    exports org.attributionj.core.serial;
    exports org.attributionj.core.statistic;
    exports org.attributionj.core.statistic.credit;
    exports org.attributionj.core.statistic.path;
    exports org.attributionj.core.statistic.table;
    exports org.attributionj.core.text;
}
