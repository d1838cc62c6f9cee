package org.attributionj.jdbc;

/** All that the store promises, on a real database; a subclass per database. */
abstract class StoreContract extends StoreTestCase
        implements EventsContract,
                JourneysContract,
                PendingContract,
                ResultsContract,
                PrivacyContract,
                SchemaContract,
                WithinContract {}
