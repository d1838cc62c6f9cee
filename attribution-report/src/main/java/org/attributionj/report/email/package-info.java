/** E-mail from sent to conversion, people and machines apart. */
@NullMarked
package org.attributionj.report.email;

import org.jspecify.annotations.NullMarked;
