package org.attributionj.cli;

import org.attributionj.io.ReadAccount;
import org.attributionj.io.UnusableInputException;

/** Some ways of running read their files more than once; a pipe gives its bytes but once. */
final class ReadTwice {
    private ReadTwice() {}

    /** Refuses to go on where another pass did not give what the first one gave. */
    static void require(ReadAccount first, ReadAccount again) {
        if (first.read() != again.read()) {
            throw new UnusableInputException("the input gave " + first.read() + " rows at first and " + again.read()
                    + " when it was read once more; a pipe can be read once only: write it to a file");
        }
    }
}
