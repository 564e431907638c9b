# fish completion for crono: crono itself is asked, which knows the names in the file. It only reads.
function __crono_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l current (string unescape -- "$typed")
    test (count $current) -eq 1; or set current "$typed"
    set -l answer (command crono __complete fish -- $words "$current" 2>/dev/null)
    test (count $answer) -gt 1; and printf '%s\n' $answer[2..-1]
    if string match -q '*files*' -- "$answer[1]"
        set -l before (string match -r '^--[^=]+=' -- "$current")
        set -l path (string replace -r '^--[^=]+=' '' -- "$current")
        for found in (__fish_complete_path "$path")
            printf '%s\n' "$before$found"
        end
    end
end
complete -c crono -f -k -a '(__crono_complete)'
