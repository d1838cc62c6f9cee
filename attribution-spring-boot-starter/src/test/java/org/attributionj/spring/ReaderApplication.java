package org.attributionj.spring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** An application without anything of its own. */
@Configuration
@EnableAutoConfiguration
class ReaderApplication {}
