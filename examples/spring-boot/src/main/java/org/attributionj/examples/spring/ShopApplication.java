package org.attributionj.examples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A web application with the tracker inside. It listens on this machine only ({@code server.address} in {@code
 * application.properties}); who may call it is for the application around it to decide.
 */
@SpringBootApplication
public class ShopApplication {

    /**
     * Starts the application.
     *
     * @param args settings, such as {@code --server.port=8080}
     */
    public static void main(String... args) {
        SpringApplication.run(ShopApplication.class, args);
    }
}
