//! The screen by its keys: what is pressed, and what is read afterwards.

#[path = "screens/driver.rs"]
mod driver;

use driver::Driver;

#[test]
fn look() {
    let b: &[(&str, &str)] = &[
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-17"),
        ("plan_accepted", "2025-03-10"),
        ("test_release", "2025-06-06"),
        ("migration_done", "2025-08-22"),
    ];
    println!("{}\n=====", Driver::at("2025-01-13", &[]).screen());
    println!("{}\n=====", Driver::at("2025-08-29", b).screen());
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b)
            .in_english()
            .keys("enter")
            .screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b)
            .keys("enter 20/8 enter")
            .screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b)
            .keys("enter 31/9 enter")
            .screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b).keys("enter enter").screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b).keys("enter enter u").screen()
    );
    println!("{}\n=====", Driver::at("2025-08-29", b).keys("?").screen());
    println!("{}\n=====", Driver::at("2025-08-29", b).keys("l").screen());
    println!("{}\n=====", Driver::at("2025-08-29", b).keys("r").screen());
    println!("{}\n=====", Driver::at("2025-08-29", b).keys("c").screen());
    println!("{}\n=====", Driver::at("2025-08-29", b).keys("n").screen());
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b).keys("5 a").screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b).keys("7 a").screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b).sized(60, 15).screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b).sized(40, 10).screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b).sized(120, 35).screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b)
            .keys("enter tab 5131/2025")
            .colleague("migration_verified", "2025-08-28", false)
            .keys("enter")
            .screen()
    );
    println!(
        "{}\n=====",
        Driver::at("2025-08-29", b).keys("enter 1 esc").screen()
    );
    println!("{}\n=====", Driver::at("2025-02-20", &b[..3]).screen());
}
