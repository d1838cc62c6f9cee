package org.attributionj.cli;

import java.io.Closeable;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.JourneySink;

/** Events that can be assembled into journeys, more than once if models have to be fitted first. */
interface EventSource extends Closeable {

    /** Assembles all journeys and passes them on. */
    AssemblyAccount assemble(JourneySink sink);

    /** What the events as a whole tell; complete once they were read. */
    EventFacts facts();

    /** What was read. */
    String readAccount();

    /** Deletes what was written to temporary files, if anything. */
    @Override
    void close();
}
