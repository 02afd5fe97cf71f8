package org.rapport.installation.setting;

/** What some settings have in common, such as all those below {@code crm.limit}. */
public record Subject(String name, String description) {}
