package org.rapport.kit.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the property of the public record of which a component tells that has another name: of a request that says it, or
 * of a view that shows it. Who may not see or set the property may not do so under another name.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Tells {

    /** Such as {@code customer}. */
    String value();
}
