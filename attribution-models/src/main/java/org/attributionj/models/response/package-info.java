/** What every response model can be asked, whatever family it is of: the probability of a conversion, with touchpoints removed. */
@NullMarked
package org.attributionj.models.response;

import org.jspecify.annotations.NullMarked;
