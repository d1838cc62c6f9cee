/**
 * Decimal money and its exact division.
 *
 * <p>{@link org.attributionj.core.money.Shares} says how a conversion is divided; {@link
 * org.attributionj.core.money.ExactAllocator} turns shares into amounts that add up to the value, to the last unit.
 */
@NullMarked
package org.attributionj.core.money;

import org.jspecify.annotations.NullMarked;
