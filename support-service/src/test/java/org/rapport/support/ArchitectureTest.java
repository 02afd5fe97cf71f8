package org.rapport.support;

import org.rapport.kit.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {}
