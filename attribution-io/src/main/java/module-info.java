/** Events, paths and results of attribution as CSV and JSON Lines. */
module org.attributionj.io {
    requires transitive org.attributionj.core;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires de.siegmar.fastcsv;
    // for workbooks
    requires static org.dhatim.fastexcel.reader;
    requires static transitive org.jspecify;

    exports org.attributionj.io;
    exports org.attributionj.io.event;
    exports org.attributionj.io.json;
    exports org.attributionj.io.path;
    exports org.attributionj.io.population;
    exports org.attributionj.io.record;
    exports org.attributionj.io.result;
    exports org.attributionj.io.sort;
    exports org.attributionj.io.value;
}
