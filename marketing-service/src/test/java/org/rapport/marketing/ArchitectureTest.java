package org.rapport.marketing;

import org.rapport.kit.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {}
