package org.rapport.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an event, for ever: {@code org.rapport.<producer>.<noun>.<past tense>.v<version>}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** The CloudEvents type, such as {@code org.rapport.sales.lead.converted.v1}. */
    String value();

    /** The kind of the record in {@code subject} and journal, where it is not the noun in the name. */
    String aggregate() default "";
}
