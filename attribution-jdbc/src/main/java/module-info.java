/** Events and results of attribution in any relational database. */
module org.attributionj.jdbc {
    requires transitive org.attributionj.core;
    requires transitive java.sql;
    requires transitive org.attributionj.io;
    requires com.github.benmanes.caffeine;
    requires dev.failsafe.core;
    requires org.slf4j;
    requires static micrometer.core;
    requires static org.checkerframework.checker.qual;
    requires static com.h2database;
    requires static duckdb.jdbc;
    requires static org.postgresql.jdbc;
    requires static transitive org.jspecify;

    exports org.attributionj.jdbc;
    exports org.attributionj.jdbc.file;
    exports org.attributionj.jdbc.path;
    exports org.attributionj.jdbc.pending;
    exports org.attributionj.jdbc.privacy;
    exports org.attributionj.jdbc.read;
    exports org.attributionj.jdbc.result;
    exports org.attributionj.jdbc.support;
    exports org.attributionj.jdbc.tracker;
    exports org.attributionj.jdbc.write;
}
