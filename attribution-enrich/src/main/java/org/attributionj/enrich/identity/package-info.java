/**
 * Whose event it is: ids that belong to one person, by edges between them.
 *
 * <p>{@link org.attributionj.enrich.identity.IdentityGraph} collects edges, {@link
 * org.attributionj.enrich.identity.IdentityRules} say which of them join people, {@link
 * org.attributionj.enrich.identity.Identities} is who is who then.
 */
@NullMarked
package org.attributionj.enrich.identity;

import org.jspecify.annotations.NullMarked;
