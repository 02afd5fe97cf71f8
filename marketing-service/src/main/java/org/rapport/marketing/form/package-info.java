/** Forms: what visitors are asked, and the key with which anyone may answer. */
@NullMarked
package org.rapport.marketing.form;

import org.jspecify.annotations.NullMarked;
