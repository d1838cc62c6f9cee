package org.attributionj.jdbc.write;

import java.util.Collection;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;

/**
 * Writes events into the store. Every call is one transaction, and every call may be repeated: what is in the store already
 * is left alone. Thread-safe.
 */
public interface EventWriter {

    /**
     * Writes a batch of events: all of it, or nothing if this throws.
     *
     * <p>An event whose id is known with the same content is a duplicate and changes nothing; with other content it is
     * refused, the first one stays. Also refused is what the database cannot give back as it was: an id or a customer of
     * more than 512 characters, half a surrogate pair, a NUL character in PostgreSQL, a text beyond the database's limit, a
     * time outside the years 1677 to 2262. Refused events are kept, with the reason, among the rejected events.
     *
     * <p>New conversions wait for their attribution from here on. So do older ones, under a new revision, for which a new
     * touchpoint is eligible, or which a new adjustment corrects.
     *
     * @param touchpoints the touchpoints, in any order
     * @param conversions the conversions and adjustments, in any order
     * @return what became of each
     * @throws org.attributionj.jdbc.support.StoreException if the database fails; nothing of the batch is then stored
     */
    WriteReport write(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions);
}
