/**
 * Several models at once: convex blends of response models with weights chosen on held-out customers, and how far models
 * agree.
 */
@NullMarked
package org.attributionj.models.ensemble;

import org.jspecify.annotations.NullMarked;
