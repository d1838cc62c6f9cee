package org.attributionj.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A real server whose commits are durable, and that can be stopped and started while it is in use. */
interface DatabaseServer {
    /** The URL of a new, empty database. */
    String newDatabase() throws SQLException;

    /** Another URL of a database of this server, by way of a port of this machine that leads to it. */
    String through(String url, int port);

    /** The port that it listens on, also after a restart. */
    int port();

    /** Stops it: orderly, or at once, as a crash would. */
    void stop(boolean orderly) throws Exception;

    /** Starts it again with its data. */
    void start() throws Exception;

    /** Cuts all other connections to a database, whatever is under way on them. */
    void cutAll(DataSource database) throws SQLException;
}
