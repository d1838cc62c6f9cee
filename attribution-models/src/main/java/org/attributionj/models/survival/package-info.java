/**
 * Models of when journeys convert: {@link org.attributionj.models.survival.HazardModel}, whose intensity is a sum over
 * touchpoints, and {@link org.attributionj.models.survival.SurvivalModel}, whose log-intensity is. Any touchpoint can be
 * removed from either.
 */
@NullMarked
package org.attributionj.models.survival;

import org.jspecify.annotations.NullMarked;
