/** Events, paths and results of attribution as CSV and JSON Lines. */
module org.attributionj.io {
    requires transitive org.attributionj.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires de.siegmar.fastcsv;
    requires static transitive org.jspecify;
}
