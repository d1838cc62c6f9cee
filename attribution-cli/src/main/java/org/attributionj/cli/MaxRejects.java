package org.attributionj.cli;

import org.attributionj.io.ReadAccount;
import org.attributionj.io.UnusableInputException;

/**
 * How many rejected rows are put up with: a number, which stops the reading, or a share, which is known at its end.
 *
 * @param rows the number
 * @param share the share, in [0, 1]
 */
record MaxRejects(long rows, double share) {
    static final MaxRejects ANY = new MaxRejects(Long.MAX_VALUE, 1);

    static MaxRejects of(String text) {
        try {
            if (text.endsWith("%")) {
                double percent =
                        Double.parseDouble(text.substring(0, text.length() - 1).trim());
                if (percent >= 0 && percent <= 100) {
                    return new MaxRejects(Long.MAX_VALUE, percent / 100);
                }
            } else {
                long rows = Long.parseLong(text.trim());
                if (rows >= 0) {
                    return new MaxRejects(rows, 1);
                }
                throw new UsageException("--max-rejects must be 0 or more, but was " + text);
            }
        } catch (NumberFormatException e) {
            UsageException usage =
                    new UsageException("--max-rejects must be a number or a share such as 1%, but was " + text);
            usage.initCause(e);
            throw usage;
        }
        throw new UsageException("--max-rejects must be in 0% to 100%, but was " + text);
    }

    void require(ReadAccount account, String reasons) {
        if (account.rejected() > rows) {
            throw new UnusableInputException("more than " + rows + " rows were rejected; " + reasons);
        }
        if (account.rejected() > share * account.read()) {
            throw new UnusableInputException(account + ", more than the share of --max-rejects; " + reasons);
        }
    }
}
