package org.attributionj.io.event;

import java.io.Closeable;
import java.io.IOException;
import org.attributionj.io.Input;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.value.Fields;

/** The rows of a file of any format, each with its values by name: the general way, for what the quick ones cannot do. */
interface RecordFile extends Closeable {

    /** The file. */
    Input input();

    /** Moves to the next row; false at the end. */
    boolean next() throws IOException;

    /** The current row's values. */
    Fields fields();

    /** Takes the current row's values as the quick readers would. */
    void fill(EventRecord record) throws IOException, RowProblem;

    /** Whether a name is that of a column; for files whose columns are not known before they are read, whether it was met. */
    boolean has(String name);

    /** The line on which the current row begins, from 1. */
    long line();

    long bytesRead();
}
