/**
 * From events to journeys.
 *
 * <p>A {@link org.attributionj.core.assembly.JourneyAssembler} holds the settings. It takes collections, or one customer
 * after the other through an {@link org.attributionj.core.assembly.AssemblySession}; it gives journeys of three {@link
 * org.attributionj.core.assembly.JourneyKind kinds} to a {@link org.attributionj.core.assembly.JourneySink} and says in an
 * {@link org.attributionj.core.assembly.AssemblyAccount} where every event went.
 */
@NullMarked
package org.attributionj.core.assembly;

import org.jspecify.annotations.NullMarked;
